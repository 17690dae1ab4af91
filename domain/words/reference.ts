/** References that are told to citizens: a letter, the year and ten digits that follow from nothing but chance. */

const NUMBERS = 10_000_000_000n

/** A reference that `isTaken` does not know, drawn from unguessable text that was made outside; "Y2026-4827195036". */
export function freshReference(
  letter: string,
  today: string,
  random: string,
  isTaken: (reference: string) => boolean,
): string {
  let number = [...random].reduce(
    (sum, one) => (sum * 131n + BigInt(one.codePointAt(0) ?? 0)) % (NUMBERS * NUMBERS),
    0n,
  )
  for (;;) {
    const reference = `${letter}${today.slice(0, 4)}-${String(number % NUMBERS).padStart(10, '0')}`
    if (!isTaken(reference)) return reference
    number += 1n
  }
}
