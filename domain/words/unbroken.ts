/** What no line of English may tear: a place and its letter or number, a figure and its unit. */

const HARD = '\u00a0'
const PLACE =
  /(?<![\p{L}\p{N}])([Zz]ones?|[Ww]indows?|[Cc]ounters?|[Ll]ifts?|[Hh]all|[Ff]loor|[Nn]o\.) (?=\d|[A-Z](?![a-z]))/gu
const UNIT = /(?<=\d) (?=(?:min|h|km|m|s)(?![\p{L}\p{N}]))/gu

/** `text` with blanks there that do not break. */
export function unbroken(text: string): string {
  return text.includes(' ') ? text.replace(PLACE, `$1${HARD}`).replace(UNIT, HARD) : text
}

/** The same with ordinary blanks again: printers and searches know no others. */
export function plainBlanks(text: string): string {
  return text.replaceAll(HARD, ' ')
}
