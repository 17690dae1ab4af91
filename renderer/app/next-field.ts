/** A short form asks for one thing after the other: Enter in the first field is no wish to send the second one empty. */

/**
 * Goes to the first empty field of the form that is being sent, unless nothing at all is written, which the form itself
 * has words for. True: it went there, and nothing is to be sent (ACCESS-11).
 */
export function goesToNextField(sending: Event): boolean {
  const fields = [...(sending.currentTarget as HTMLFormElement).querySelectorAll('input')]
  const empty = fields.find(({ value }) => value === '')
  if (!empty || fields.every(({ value }) => value.trim() === '')) return false
  empty.focus()
  return true
}
