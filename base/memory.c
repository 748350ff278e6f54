/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Giving memory back at rest, see memory.h.
 */
#include "base/memory.h"

#include <elf.h>
#include <link.h>
#include <malloc.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#define LOOK_MS 2000
#define REST_PERCENT 3  /* of one processor: what timers and keepalives take */
#define FEW_FAULTS 64   /* what being looked at and keepalives touch again is not worth a round */

/* Relocations in read-only segments: their pages are no longer those of the file. */
static bool has_text_relocations(const struct dl_phdr_info *info)
{
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &info->dlpi_phdr[i];

		if (p->p_type != PT_DYNAMIC)
			continue;
		for (const ElfW(Dyn) *d = (const void *)(info->dlpi_addr + p->p_vaddr);
		     d->d_tag != DT_NULL; d++)
			if (d->d_tag == DT_TEXTREL ||
			    (d->d_tag == DT_FLAGS && d->d_un.d_val & DF_TEXTREL))
				return true;
	}
	return false;
}

/* Segments that are never written hold what the file holds: dropping them loses nothing. Data with
 * relocations (RELRO) is a writable segment and stays. The vdso is no file: the kernel refuses. */
static int object_give_back(struct dl_phdr_info *info, size_t size, void *arg)
{
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);

	if (has_text_relocations(info))
		return 0;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &info->dlpi_phdr[i];
		uintptr_t from = (info->dlpi_addr + p->p_vaddr) / page * page;
		uintptr_t to = (info->dlpi_addr + p->p_vaddr + p->p_memsz) / page * page;

		if (p->p_type == PT_LOAD && !(p->p_flags & PF_W) && to > from)
			madvise((void *)from, to - from, MADV_DONTNEED);
	}
	return 0;
}

void memory_give_back(void)
{
	malloc_trim(0);
	dl_iterate_phdr(object_give_back, NULL);
}

static void on_look(struct timer *timer, void *arg)
{
	struct memory_watch *w = arg;
	struct rusage u;
	uint64_t cpu;

	timer_set(w->q, &w->timer, LOOK_MS);
	if (getrusage(RUSAGE_SELF, &u) < 0)
		return;
	cpu = ((uint64_t)u.ru_utime.tv_sec + (uint64_t)u.ru_stime.tv_sec) * 1000000 +
	      (uint64_t)u.ru_utime.tv_usec + (uint64_t)u.ru_stime.tv_usec;
	if (cpu - w->cpu_us < LOOK_MS * 1000 / 100 * REST_PERCENT &&
	    u.ru_minflt - w->faults > FEW_FAULTS) {
		memory_give_back();
		w->faults = u.ru_minflt;
	}
	w->cpu_us = cpu;
}

void memory_watch_start(struct memory_watch *w, struct timerq *q)
{
	w->q = q;
	timer_init(&w->timer, on_look, w);
	timer_set(q, &w->timer, LOOK_MS);
}
