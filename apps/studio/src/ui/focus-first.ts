/** A ref for the field of something that opens because somebody asked for it: typing starts there at once. */
export function focusFirst(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}
