#!/bin/sh
# Guess: a stamp that pdf-lib draws in the lower right corner of a scanned page, 10 points from the edges by the
# page's own getSize(), lies there, upright; and a scan laid on a new page by embedPdf lies as it did.
# Really: many scanners write a page in the position of its paper and turn it by /Rotate 90 (ISO 32000-1, table 30).
# getSize() of a page shown 300 wide and 200 high says 200 by 300, and drawing is in that unturned space: the stamp of
# 60 by 20 stands on its side in the lower LEFT corner (x 10 to 29 of 300). embedPdf drops the turn: the scan lies on
# its side on a page of 200 by 300. No error, and on pages that a word processor made all is right. mupdf draws both
# files here, and says what is where.
# Whom it hurts: received-stamps, page numbers and copies put on papers that people scan at home or at a counter.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='pdf-lib@1.17.1 mupdf@1.28.1'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import * as mupdf from 'mupdf'
import { degrees, PDFDocument, rgb } from 'pdf-lib'
/** A page with a green mark in its upper left corner, as shown. */
const scanned = async (turned) => {
  const file = await PDFDocument.create()
  const page = file.addPage(turned ? [200, 300] : [300, 200])
  page.drawRectangle({ x: 5, y: turned ? 5 : 175, width: 20, height: 20, color: rgb(0, 1, 0) })
  if (turned) page.setRotation(degrees(90))
  return file.save()
}
const stamped = async (bytes) => {
  const file = await PDFDocument.load(bytes)
  const page = file.getPage(0)
  const { width } = page.getSize()
  page.drawRectangle({ x: width - 10 - 60, y: 10, width: 60, height: 20, color: rgb(1, 0, 0) })
  return file.save()
}
const laid = async (bytes) => {
  const file = await PDFDocument.create()
  const [scan] = await file.embedPdf(bytes)
  file.addPage([scan.width, scan.height]).drawPage(scan)
  return file.save()
}
/** The size of the page, and where a colour is on it: left, top, right, bottom. */
const look = (bytes) => {
  const page = mupdf.Document.openDocument(bytes, 'application/pdf').loadPage(0)
  const picture = page.toPixmap(mupdf.Matrix.identity, mupdf.ColorSpace.DeviceRGB, false)
  const [width, height, dots] = [picture.getWidth(), picture.getHeight(), picture.getPixels()]
  const place = (channel) => {
    const found = []
    for (let at = 0; at < width * height; at += 1) {
      const others = [0, 1, 2].filter((other) => other !== channel)
      if (dots[at * 3 + channel] > 200 && others.every((other) => dots[at * 3 + other] < 90)) found.push(at)
    }
    if (!found.length) return 'nowhere'
    const across = found.map((at) => at % width)
    const down = found.map((at) => Math.floor(at / width))
    return [Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down)].join(' ')
  }
  return { page: `${width} x ${height}`, mark: place(1), stamp: place(0) }
}
const seen = {}
for (const [what, turned] of [
  ['not turned', false],
  ['turned', true],
]) {
  const bytes = await scanned(turned)
  seen[`${what}: scan`] = look(bytes)
  seen[`${what}: stamped`] = look(await stamped(bytes))
  seen[`${what}: laid on a page`] = look(await laid(bytes))
}
const upright = { page: '300 x 200', mark: '5 5 24 24', stamp: 'nowhere' }
const expected = {
  'not turned: scan': upright,
  'not turned: stamped': { ...upright, stamp: '230 170 289 189' },
  'not turned: laid on a page': upright,
  'turned: scan': upright,
  'turned: stamped': { ...upright, stamp: '10 130 29 189' },
  'turned: laid on a page': { page: '200 x 300', mark: '5 275 24 294', stamp: 'nowhere' },
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
node run.mjs
