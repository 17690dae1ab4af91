/** The date of service in the hall's own time zone; the machine's time zone never matters. */

/** 'YYYY-MM-DD' at `nowMs` in an IANA zone; remembers the present date's end, so that asking is cheap. */
export function serviceDates(timeZone: string): (nowMs: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  let known = ''
  let fromMs = 0
  let untilMs = 0
  return (nowMs) => {
    if (nowMs >= fromMs && nowMs < untilMs) return known
    known = format.format(nowMs)
    fromMs = nowMs
    // Dates change on a whole quarter of an hour in every zone, so the answer holds until the next one.
    untilMs = (Math.floor(nowMs / 900_000) + 1) * 900_000
    return known
  }
}
