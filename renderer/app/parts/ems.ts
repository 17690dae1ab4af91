/** How wide a text is in its own size, near enough to choose a size by: hanzi and wide marks 1, the rest a digit's width. */
const DIGIT_EM = 0.58
/** The widest label of a window that stands on one line in its arch: three digits, or hanzi and a digit (综3). */
const LINE_EMS = 2.4

export function emsOf(text: string): number {
  return [...text].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : DIGIT_EM), 0)
}

/** A dot between names is drawn as wide as a hanzi. */
const DOT_MORE_EM = 1 - DIGIT_EM

/** A long name in lines of `ems`, a line feed between them: it breaks at its dots, which go where a line ends. */
export function inLines(name: string, ems: number): string {
  const widthOf = (line: string): number => emsOf(line) + DOT_MORE_EM * (line.split('·').length - 1)
  const lines: string[] = []
  for (const part of name.split('·')) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(`${last}·${part}`) <= ems) lines[lines.length - 1] = `${last}·${part}`
    else lines.push(part)
  }
  return lines.join('\n')
}

/** As many parts of a list as `ems` hold, at least the first: a list is cut between its words. */
export function listWithin(list: string, ems: number): string {
  const mark = list.includes('、') ? '、' : ', '
  const [first = '', ...rest] = list.split(mark)
  let said = first
  for (const part of rest) {
    if (emsOf(said + mark + part) > ems) break
    said += mark + part
  }
  return said
}

/** 综合21甲 stands on two lines; figures and letters are never torn. */
export function isOnTwoLines(label: string): boolean {
  return emsOf(label) > LINE_EMS && /[\u2e80-\uffff]/.test(label)
}
