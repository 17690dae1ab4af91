/** A phone that may vibrate does; one that may not stays still without a word. */

/** Vibrates in the given pattern, ms on and off in turn. */
export function buzz(patternMs: readonly number[]): void {
  try {
    // Before the first touch a browser refuses, and writes an error of its own into the console.
    if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.([...patternMs])
  } catch {
    // Not allowed here: the light of the page says the same.
  }
}
