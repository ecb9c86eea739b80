/* lsan-libraries.c - tells LeakSanitizer what libraries keep on purpose and no suppression can name
 *
 * The fast unwinder stops at g_malloc(), and the slow one deadlocks as soon as LLVM registers code
 * of the software OpenGL; so what a suppression by function would say is said here. Linked in under
 * AddressSanitizer only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib.h>
#include <sanitizer/lsan_interface.h>
#include <stdbool.h>

/* GLib's table of quarks grows by this many, and leaves the table behind that it outgrew. */
#define QUARK_BLOCK 2048

void __sanitizer_malloc_hook (const volatile void *block, size_t size);
int  dlclose (void *handle);

/* Whether the libraries' own constructors have run. Written once, before there are threads. */
static bool loaded;

__attribute__ ((constructor)) static void
finish_loading (void)
{
  loaded = true;
}

/* Whether @size is what GLib's next table of quarks takes, at the moment when the last one is full.
 */
static bool
is_quark_table (size_t size)
{
  const size_t block = QUARK_BLOCK * sizeof (char *);
  GQuark       full;

  if (size < 2 * block || size > 8 * block || size % block != 0)
    return false;
  full = (GQuark)(size / block - 1) * QUARK_BLOCK;
  return g_quark_to_string (full - 1) != NULL && g_quark_to_string (full) == NULL;
}

/* Called at the end of every malloc(); any thread. */
__attribute__ ((no_sanitize ("address", "undefined"))) void
__sanitizer_malloc_hook (const volatile void *block, size_t size)
{
  if (loaded ? is_quark_table (size) : size > 0)
    __lsan_ignore_object ((const void *)block);
}

/* Libraries stay, so that leaks of theirs have a name. */
int
dlclose (void *handle)
{
  return 0;
}
