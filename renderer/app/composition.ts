/** Keys that an input method is still composing with: they choose a candidate, and mean nothing to the page. */

/** 229 is the key code of every key that an input method has taken, also where `isComposing` is not set (Safari). */
const TAKEN = 229

/** Whether a key belongs to an input method. */
function isOfInputMethod(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode' | 'key'>): boolean {
  return event.isComposing || event.keyCode === TAKEN || event.key === 'Process'
}

/** Keeps such keys from every listener of the page; once per page, before any of them is added. */
export function keepInputMethodKeys(): void {
  for (const kind of ['keydown', 'keyup'] as const)
    window.addEventListener(kind, (event) => isOfInputMethod(event) && event.stopImmediatePropagation(), true)
}
