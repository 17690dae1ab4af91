/** What a mutant is: one small fault put into one place of one file. */

export interface Mutant {
  /** Path from the root of the repository. */
  readonly file: string
  readonly from: number
  readonly to: number
  /** What stands there instead. */
  readonly text: string
  readonly operator: string
}

/** The file's text with the fault in it. */
export function mutated(source: string, mutant: Mutant): string {
  return source.slice(0, mutant.from) + mutant.text + source.slice(mutant.to)
}

/** The lines a mutant touches, before and after, on one line each: how lists name it, whatever lines move. */
export function wordsOf(source: string, mutant: Mutant): { readonly code: string; readonly becomes: string } {
  const lineFrom = source.lastIndexOf('\n', mutant.from - 1) + 1
  const end = source.indexOf('\n', mutant.to)
  const lineTo = end === -1 ? source.length : end
  const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
  return {
    code: flat(source.slice(lineFrom, lineTo)),
    becomes: flat(source.slice(lineFrom, mutant.from) + mutant.text + source.slice(mutant.to, lineTo)),
  }
}

/** The number of the line on which the fault begins, from 1. */
export function lineOf(source: string, mutant: Mutant): number {
  return source.slice(0, mutant.from).split('\n').length
}
