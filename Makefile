# flexsh: one non-recursive Makefile.  `make help` tells the targets.
#
#   O=DIR     where objects go (default build/rel); SAN=asan|tsan|fuzz picks a sanitizer build.
#   Folders are layers: each becomes one static library, linked in this order.

CC      ?= gcc
SAN     ?=
O       ?= build/$(if $(SAN),$(SAN),rel)
LAYERS  := base crypto ipsec routing ike cli
PKGS    := libcrypto libnl-3.0 libnl-route-3.0 libnl-xfrm-3.0 libevent libevent_pthreads yaml-0.1 libssh json-c

WARN    := -Wall -Wextra -Wshadow -Wswitch-enum -Wstrict-prototypes -Wformat=2 -Wvla \
           -Wno-unused-parameter -Wno-missing-field-initializers $(WERROR)
OPT     := -O2 -g
# -g1: the lines that a sanitizer's report names, and a fifth less to compile
CFLAGS_SAN_asan := -O1 -g1 -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
CFLAGS_SAN_tsan := -O1 -g1 -fsanitize=thread -fno-omit-frame-pointer
CFLAGS_SAN_fuzz := -O1 -g1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
LDFLAGS_SAN_fuzz := -fsanitize=address,undefined
ifeq ($(SAN),fuzz)
CC      := clang
WARN    += -Wno-gnu-variable-sized-type-not-at-end
endif
ALLCFLAGS := -std=gnu11 -D_GNU_SOURCE -I. $(WARN) $(if $(SAN),$(CFLAGS_SAN_$(SAN)),$(OPT)) \
             $(shell pkg-config --cflags $(PKGS) 2>/dev/null) -pthread -MMD -MP $(CFLAGS)
# libcli without a .pc file; its static archive keeps the struct layout question away (libcli ABI).
LIBS    := -l:libcli.a -lcrypt -lreadline $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lm \
           $(if $(wildcard /usr/include/intel-ipsec-mb.h),-lIPSec_MB)
ALLLDFLAGS := $(if $(SAN),$(filter -fsanitize%,$(CFLAGS_SAN_$(SAN))),) $(LDFLAGS_SAN_$(SAN)) -pthread $(LDFLAGS)
ALLLDFLAGS := $(filter-out -fsanitize=fuzzer%,$(ALLLDFLAGS))

srcs     = $(filter-out cli/main.c,$(wildcard $(1)/*.c $(1)/*/*.c))
objs     = $(patsubst %.c,$(O)/%.o,$(call srcs,$(1)))

# V=1 shows whole command lines.
V       ?=
Q       := $(if $(V),,@)
say     := @$(if $(V),:,echo ' ')

.PHONY: all help clean check demo bench fuzz lint unit interop-bins deps install selfcheck
all: flexsh flexlab

define layer_lib
$(O)/lib$(1)_layer.a: $$(call objs,$(1))
	@rm -f $$@ && ar rcs $$@ $$^
endef
$(foreach l,$(LAYERS),$(eval $(call layer_lib,$(l))))

libs_base    := base
libs_crypto  := crypto base
libs_ipsec   := ipsec crypto base
libs_routing := routing crypto base
libs_ike     := ike ipsec routing crypto base
libs_cli     := cli ike ipsec routing crypto base
layer_libs    = $(foreach l,$(libs_$(1)),$(O)/lib$(l)_layer.a)

$(O)/%.o: %.c
	@mkdir -p $(@D)
	$(say) CC $@
	$(Q)$(CC) $(ALLCFLAGS) -c -o $@ $<

$(O)/flexsh: $(O)/cli/main.o $(call layer_libs,cli)
	$(Q)$(CC) $(ALLLDFLAGS) -o $@ $^ $(LIBS)
# flexlab stands alone; of the layers it needs only base.
$(O)/flexlab: $(call objs,lab) $(O)/libbase_layer.a
	$(Q)$(CC) $(ALLLDFLAGS) -o $@ $^ $(LIBS)

flexsh: $(O)/flexsh
	@cp $< $@
flexlab: $(O)/flexlab
	@cp $< $@

# --- tests: tests/unit/LAYER_name.c and tests/ike/*.c are cmocka programs linked with their layer ---
UNIT_SRCS := $(wildcard tests/unit/*.c)
IKE_SRCS  := $(filter-out tests/ike/sim.c tests/ike/seen.c,$(wildcard tests/ike/*.c))
UNIT_BINS  = $(patsubst %.c,$(O)/%,$(UNIT_SRCS)) $(patsubst %.c,$(O)/%,$(IKE_SRCS))
unit_layer = $(firstword $(subst _, ,$(notdir $(1))))

define unit_rule
$(O)/tests/unit/$(1): $(O)/tests/unit/$(1).o $$(call layer_libs,$$(call unit_layer,$(1)))
	$(Q)$(CC) $(ALLLDFLAGS) -o $$@ $$^ -lcmocka $(LIBS)
endef
$(foreach t,$(patsubst tests/unit/%.c,%,$(UNIT_SRCS)),$(eval $(call unit_rule,$(t))))
# chance comes from tests/ike/sim.c: what fails once fails again
$(patsubst %.c,$(O)/%,$(IKE_SRCS)): ALLLDFLAGS += -Wl,--wrap=random_bytes,--wrap=random_u32
$(patsubst %.c,$(O)/%,$(IKE_SRCS)): $(O)/tests/ike/%: $(O)/tests/ike/%.o $(O)/tests/ike/sim.o $(O)/tests/ike/seen.o $(call layer_libs,ike)
	$(Q)$(CC) $(ALLLDFLAGS) -o $@ $^ -lcmocka $(LIBS)
unit: $(UNIT_BINS)

# --- interoperability: the engine alone, and shims for daemons that miss something in the kernel.
# The shims go into other people's processes, so no sanitizer. ---
INTEROP_BINS = $(O)/tests/interop/ikedrive $(O)/tests/interop/fakexfrm.so $(O)/tests/interop/fakepfkey.so
$(O)/tests/interop/ikedrive: $(O)/tests/interop/ikedrive.o $(O)/tests/ike/sim.o $(call layer_libs,ike)
	$(Q)$(CC) $(ALLLDFLAGS) -o $@ $^ -lcmocka $(LIBS)
$(O)/tests/interop/fake%.so: tests/interop/fake%.c
	@mkdir -p $(@D)
	$(Q)$(CC) -std=gnu11 -D_GNU_SOURCE $(OPT) $(WARN) -shared -fPIC -o $@ $< -ldl -pthread
interop-bins: $(INTEROP_BINS)

# --- fuzz targets: tests/fuzz/LAYER_name.c, built with SAN=fuzz ---
FUZZ_SRCS := $(wildcard tests/fuzz/*.c)
FUZZ_BINS  = $(patsubst %.c,$(O)/%,$(FUZZ_SRCS))
define fuzz_rule
$(O)/tests/fuzz/$(1): $(O)/tests/fuzz/$(1).o $$(call layer_libs,$$(call unit_layer,$(1)))
	$(Q)$(CC) $(ALLLDFLAGS) -fsanitize=fuzzer -o $$@ $$^ $(LIBS)
endef
$(foreach t,$(patsubst tests/fuzz/%.c,%,$(FUZZ_SRCS)),$(eval $(call fuzz_rule,$(t))))
fuzz-bins: $(FUZZ_BINS)

# --- benchmarks: tests/bench/LAYER_name.c ---
BENCH_SRCS := $(wildcard tests/bench/*.c)
BENCH_BINS  = $(patsubst %.c,$(O)/%,$(BENCH_SRCS))
define bench_rule
$(O)/tests/bench/$(1): $(O)/tests/bench/$(1).o $$(call layer_libs,$$(call unit_layer,$(1)))
	$(Q)$(CC) $$(ALLLDFLAGS) -o $$@ $$^ $(LIBS)
endef
$(foreach t,$(patsubst tests/bench/%.c,%,$(BENCH_SRCS)),$(eval $(call bench_rule,$(t))))
# the same dataplane once more without its cipher
$(O)/tests/bench/ipsec_tunnel: ALLLDFLAGS += -Wl,--wrap=cipher_seal,--wrap=cipher_open
bench-bins: $(BENCH_BINS)

deps:
	@tests/deps

check: deps
	@tests/run

demo:
	@tests/deps build
	@$(MAKE) --no-print-directory all
	@lab/demo

bench: deps
	@$(MAKE) --no-print-directory all bench-bins
	@tests/bench/run

clean:
	rm -rf build flexsh flexlab

help:
	@echo "make            build ./flexsh and ./flexlab"
	@echo "make demo       install packages, build, start the dual-WAN FlexVPN lab"
	@echo "make check      install packages, build with sanitizers, run every test"
	@echo "make bench      measure, in ratios against a peer or a limit"
	@echo "make install    into PREFIX ($(PREFIX))"
	@echo "make clean      remove everything built"

PREFIX ?= /usr/local
install: all
	install -D -m 755 flexsh $(DESTDIR)$(PREFIX)/bin/flexsh
	install -D -m 755 flexlab $(DESTDIR)$(PREFIX)/bin/flexlab
	mkdir -p $(DESTDIR)$(PREFIX)/share/flexsh && cp -R lab/labs $(DESTDIR)$(PREFIX)/share/flexsh/
	install -D -m 644 cli/flexsh.1 $(DESTDIR)$(PREFIX)/share/man/man1/flexsh.1
	install -D -m 644 lab/flexlab.1 $(DESTDIR)$(PREFIX)/share/man/man1/flexlab.1
	install -D -m 644 lab/completion/bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/flexlab
	ln -sf flexlab $(DESTDIR)$(PREFIX)/share/bash-completion/completions/flexsh
	install -D -m 644 lab/completion/zsh $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_flexlab

-include $(shell find $(O) -name '*.d' 2>/dev/null)
