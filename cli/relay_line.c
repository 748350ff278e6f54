/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands in a vty's editor, as far as it can be known from outside: the keys that went there
 * tell it, and after a line from the history what the screen shows behind the prompt. Word commands
 * (Esc B, F, D, C, L, U), ^D and ^T are made of the few keys libcli has.
 */
#include <ctype.h>
#include <string.h>

#include "cli/relay_int.h"

void relay_line_reset(struct vty *v, const char *text)
{
	str_reset(&v->typed);
	str_puts(&v->typed, text);
	v->cursor = v->typed.len;
	v->typed_known = true;
}

void relay_line_unknown(struct vty *v)
{
	v->typed_known = false;
}

void relay_line_key(struct vty *v, char c)
{
	struct str *t = &v->typed;

	if (!v->typed_known)
		return;
	switch (c) {
	case CTRL('B'):
		v->cursor -= v->cursor > 0;
		break;
	case CTRL('F'):
		v->cursor += v->cursor < t->len;
		break;
	case CTRL('E'):
		v->cursor = t->len;
		break;
	case CTRL('U'):
		relay_line_reset(v, "");
		break;
	case CTRL('H'):
		if (!v->cursor)
			break;
		memmove(t->data + v->cursor - 1, t->data + v->cursor, t->len - v->cursor + 1);
		t->len--;
		v->cursor--;
		break;
	default:
		if ((uint8_t)c < ' ') {
			v->typed_known = false;
			break;
		}
		str_putc(t, c); /* room for one more, then to its place */
		memmove(t->data + v->cursor + 1, t->data + v->cursor, t->len - 1 - v->cursor);
		t->data[v->cursor++] = c;
		break;
	}
}

/* The line on the screen, kept as bytes go out. */
void relay_line_shown(struct vty *v, char c)
{
	struct str *s = &v->shown;

	if (c == '\n') {
		str_reset(s);
		v->shown_at = 0;
	} else if (c == '\b') {
		v->shown_at -= v->shown_at > 0;
	} else if (c == '\r') {
		v->shown_at = 0;
	} else if ((uint8_t)c >= ' ' && v->shown_at < SESSION_MAX_LINE) {
		if (v->shown_at < s->len)
			s->data[v->shown_at] = c;
		else
			str_putc(s, c);
		v->shown_at++;
	}
}

static void line_learn(struct vty *v)
{
	if (v->typed_known)
		return;
	relay_line_reset(v, str_text(&v->shown));
	v->cursor = MIN(v->shown_at, v->typed.len);
}

/* n times this key, with what follows from it. */
static void press(struct vty *v, char c, size_t n)
{
	while (n--) {
		relay_thread_put(v, &c, 1);
		relay_line_key(v, c);
	}
}

static bool in_word(const struct vty *v, size_t i)
{
	return i < v->typed.len && (isalnum((unsigned char)v->typed.data[i]) ||
				    (uint8_t)v->typed.data[i] >= 0x80);
}

static size_t word_end(const struct vty *v)
{
	size_t i = v->cursor;

	while (i < v->typed.len && !in_word(v, i))
		i++;
	while (in_word(v, i))
		i++;
	return i;
}

static void word_back(struct vty *v)
{
	size_t i = v->cursor;

	while (i > 0 && !in_word(v, i - 1))
		i--;
	while (i > 0 && in_word(v, i - 1))
		i--;
	press(v, CTRL('B'), v->cursor - i);
}

/* False: nothing was deleted. */
static bool delete_to(struct vty *v, size_t end)
{
	size_t n = end - v->cursor;

	if (n * (v->typed.len - v->cursor) > RELAY_EDIT_MAX)
		return false; /* each key shows all that stands behind it again: no hand has typed this */
	v->edit_cost += n * (v->typed.len - v->cursor);
	press(v, CTRL('F'), n);
	press(v, CTRL('H'), n);
	v->line_len -= MIN(v->line_len, n);
	return true;
}

/* The word in front of the cursor again, in other letters. */
static void recase(struct vty *v, char how)
{
	size_t end = word_end(v), from = v->cursor, n = end - from;
	char *word = xstrndup(v->typed.data ? v->typed.data + from : "", n);
	bool first = true;

	if (!delete_to(v, end))
		n = 0;
	for (size_t i = 0; i < n && v->typed.len + 1 < SESSION_MAX_LINE; i++) {
		unsigned char c = (unsigned char)word[i];

		if (isalpha(c)) {
			c = (unsigned char)(how == 'u' || (how == 'c' && first) ? toupper(c) :
									    tolower(c));
			first = false;
		}
		press(v, (char)c, 1);
	}
	v->line_len += n;
	free(word);
}

static void transpose(struct vty *v)
{
	size_t at = v->cursor == v->typed.len ? v->cursor : v->cursor + 1;
	char c;

	if (at < 2)
		return;
	press(v, CTRL('F'), at - v->cursor);
	c = v->typed.data[at - 1];
	press(v, CTRL('H'), 1);
	press(v, CTRL('B'), 1);
	press(v, c, 1);
	press(v, CTRL('F'), 1);
}

bool relay_line_word(struct vty *v, char key)
{
	line_learn(v);
	switch (key) {
	case 'b':
		word_back(v);
		break;
	case 'f':
		press(v, CTRL('F'), word_end(v) - v->cursor);
		break;
	case 'd':
		delete_to(v, word_end(v));
		break;
	case 'c':
	case 'l':
	case 'u':
		recase(v, key);
		break;
	case CTRL('D'):
		if (v->cursor < v->typed.len)
			delete_to(v, v->cursor + 1);
		break;
	case CTRL('T'):
		transpose(v);
		break;
	default:
		return false;
	}
	v->moved = v->cursor < v->typed.len;
	return true;
}
