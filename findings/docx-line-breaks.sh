#!/bin/sh
# Guess: a line break in the text given to docx becomes a line break in Word, and the plain text that mammoth takes
# out of a document with a break keeps the two lines apart, by a line break or at least a blank.
# Really: docx writes the character 0A into <w:t>, which Word shows as a blank (ECMA-376, 17.3.3.31: text; a break is
# <w:br/>, 17.3.3.1). And mammoth.extractRawText leaves <w:br/> out without a substitute: number and date, on two
# lines of the paper, come back as one, A1032026-02-03. Its HTML has <br />. The broken kind, 0A, it keeps: the wrong
# file reads right, the right one wrong.
# Whom it hurts: forms and letters filled by program, and a search over documents that citizens hand in.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='docx@9.15.2 mammoth@1.13.0 fflate@0.8.3'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { Document, Packer, Paragraph, TextRun } from 'docx'
import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
async function read(runs) {
  const buffer = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph({ children: runs })] }] }))
  const xml = strFromU8(unzipSync(new Uint8Array(buffer))['word/document.xml'])
  return {
    breaks: xml.match(/<w:br\/>/g)?.length ?? 0,
    text: (await mammoth.extractRawText({ buffer })).value.trim(),
    html: (await mammoth.convertToHtml({ buffer })).value,
  }
}
const seen = {
  'line break in the text': await read([new TextRun('A103\n2026-02-03')]),
  'break: 1': await read([new TextRun('A103'), new TextRun({ text: '2026-02-03', break: 1 })]),
}
const expected = {
  'line break in the text': { breaks: 0, text: 'A103\n2026-02-03', html: '<p>A103\n2026-02-03</p>' },
  'break: 1': { breaks: 1, text: 'A1032026-02-03', html: '<p>A103<br />2026-02-03</p>' },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
