/** How wide a text is in its own size, near enough to choose a size by: hanzi and wide marks 1, the rest a digit's width. */
const DIGIT_EM = 0.58
/** The widest label of a window that stands on one line in its arch: three digits, or hanzi and a digit (综3). */
const LINE_EMS = 2.4

export function emsOf(text: string): number {
  return [...text].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : DIGIT_EM), 0)
}

/** 综合21甲 stands on two lines; figures and letters are never torn. */
export function isOnTwoLines(label: string): boolean {
  return emsOf(label) > LINE_EMS && /[\u2e80-\uffff]/.test(label)
}
