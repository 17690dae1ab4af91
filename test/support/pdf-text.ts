/** What can be selected and copied from a PDF that was written here: the lines of each page, by the fonts' own tables. */
import { inflateSync } from 'node:zlib'

/** The text of each page, what stands at one height on one line. Throws where a font has no table of characters. */
export function pdfText(bytes: Buffer): readonly string[] {
  const objects = objectsIn(bytes)
  const at = (text: string, name: string): string | undefined =>
    new RegExp(`/${name}\\s+(\\d+) 0 R`).exec(text)?.[1] as string | undefined
  const dictOf = (id: string | undefined): string => objects.get(id ?? '')?.dict ?? ''
  const pages = [...dictOf(at(dictOf(rootOf(bytes)), 'Pages')).matchAll(/(\d+) 0 R/g)].map(([, id]) => dictOf(id))
  return pages.map((page) => {
    const resources = dictOf(at(page, 'Resources'))
    const fonts = new Map(
      [...(/\/Font\s*<<([^>]*)>>/.exec(resources)?.[1] ?? '').matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name, id]) => [
        name,
        charactersOf(objects.get(at(dictOf(id), 'ToUnicode') ?? '')?.data),
      ]),
    )
    let characters: ReadonlyMap<string, string> = new Map()
    let drawn = ''
    let height = ''
    const content = objects.get(at(page, 'Contents') ?? '')?.data ?? ''
    for (const [, font, y, text] of content.matchAll(/\/(\w+) [\d.]+ Tf|([\d.]+) Tm|\[([^\]]*)\] TJ/g)) {
      if (font !== undefined) characters = fonts.get(font) ?? new Map()
      else if (y !== undefined) {
        if (y !== height) drawn += '\n'
        height = y
      } else
        drawn += [...(text ?? '').matchAll(/<([0-9a-f]*)>/g)]
          .flatMap(([, codes]) => codes?.match(/.{4}/g) ?? [])
          .map((code) => characters.get(code) ?? expectCharacter(code))
          .join('')
    }
    return drawn
  })
}

function expectCharacter(code: string): never {
  throw new Error(`glyph ${code} is drawn and stands for no character`)
}

function rootOf(bytes: Buffer): string | undefined {
  return /\/Root (\d+) 0 R/.exec(bytes.toString('latin1'))?.[1]
}

function objectsIn(bytes: Buffer): ReadonlyMap<string, { readonly dict: string; readonly data: string }> {
  const text = bytes.toString('latin1')
  const found = new Map<string, { dict: string; data: string }>()
  for (const { 1: id = '', index } of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const body = text.slice(index, text.indexOf('\nendobj', index))
    const stream = body.indexOf('stream\n')
    const dict = stream < 0 ? body : body.slice(0, stream)
    const packed = Buffer.from(body.slice(stream + 7, body.lastIndexOf('\nendstream')), 'latin1')
    const data = stream < 0 ? '' : dict.includes('/FlateDecode') ? inflateSync(packed).toString('latin1') : ''
    found.set(id, { dict, data })
  }
  return found
}

/** A ToUnicode table: ranges whose targets stand one by one. */
function charactersOf(table: string | undefined): ReadonlyMap<string, string> {
  if (table === undefined) throw new Error('a font has no table of characters')
  const found = new Map<string, string>()
  for (const [, from = '0', , list = ''] of table.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/g))
    for (const [at, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries())
      found.set(
        (Number.parseInt(from, 16) + at).toString(16).padStart(4, '0'),
        Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
      )
  return found
}
