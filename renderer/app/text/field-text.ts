/** What a page calls the fields that the hall names when one of them does not fit (SEND-15). */
let textOf: (path: string) => string = (path) => path

/** @param path as the server tells it: "command.from", "papers.0.name" */
export function fieldText(path: string): string {
  return textOf(path)
}

/** Pages with forms bring the names (field-names.ts); a kiosk, which has none, is spared them. */
export function nameFieldsBy(names: (path: string) => string): void {
  textOf = names
}
