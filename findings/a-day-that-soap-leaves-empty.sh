#!/bin/sh
# Guess: a client of SOAP, which most systems of offices speak that are older than REST, reads xs:date, xs:dateTime and
# xs:long of a WSDL and writes a Date into such a field; what it cannot hold it gives as text.
# Really: soap reads 2026-02-03 right and 2026-02-03+08:00 as Invalid Date, without an error: an xs:date may have a
# zone (XML Schema part 2, 3.2.9), and Java's XMLGregorianCalendar writes it. xs:long, 64 bits, is a number:
# 1234567890123456789 comes as …6800, while xs:unsignedLong is a text. A Date that is SENT as xs:date or xs:dateTime is
# written as an empty element, <t:at></t:at>, which is no date; a text is written as it is.
# Whom it hurts: days of appointments from Java peers, long file numbers; requests that lose their time.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='soap@1.13.0'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.mjs <<'JS'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import soap from 'soap'
const NAMES = 'http://h.example/queue'
const fields = (types) =>
  Object.entries(types)
    .map(([name, type]) => `<x:element name="${name}" type="x:${type}"/>`)
    .join('')
const element = (name, types) =>
  `<x:element name="${name}"><x:complexType><x:sequence>${fields(types)}</x:sequence></x:complexType></x:element>`
const WSDL = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
  xmlns:x="http://www.w3.org/2001/XMLSchema" xmlns:t="${NAMES}" targetNamespace="${NAMES}" name="queue">
<types><x:schema targetNamespace="${NAMES}" elementFormDefault="qualified">
${element('ask', { day: 'date', at: 'dateTime', text: 'dateTime' })}
${element('tell', { day: 'date', dayWithZone: 'date', at: 'dateTime', long: 'long', unsignedLong: 'unsignedLong' })}
</x:schema></types>
<message name="in"><part name="p" element="t:ask"/></message>
<message name="out"><part name="p" element="t:tell"/></message>
<portType name="port"><operation name="ask"><input message="t:in"/><output message="t:out"/></operation></portType>
<binding name="binding" type="t:port">
<soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
<operation name="ask"><soap:operation soapAction="ask"/>
<input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation></binding>
<service name="service"><port name="p" binding="t:binding">
<soap:address location="http://127.0.0.1/"/></port></service></definitions>`
const NUMBER = '1234567890123456789'
const ANSWER = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><tell xmlns="${NAMES}">
<day>2026-02-03</day><dayWithZone>2026-02-03+08:00</dayWithZone><at>2026-02-03T09:30:00+08:00</at>
<long>${NUMBER}</long><unsignedLong>${NUMBER}</unsignedLong></tell></s:Body></s:Envelope>`
const shown = (value) => (value instanceof Date ? (isNaN(value) ? 'Invalid Date' : value.toISOString()) : value)
writeFileSync('queue.wsdl', WSDL)
let sent = ''
const server = createServer((request, response) => {
  request.on('data', (part) => (sent += part))
  request.on('end', () => response.setHeader('content-type', 'text/xml; charset=utf-8').end(ANSWER))
})
await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
const client = await soap.createClientAsync('queue.wsdl', { endpoint: `http://127.0.0.1:${server.address().port}` })
const day = new Date('2026-02-03T09:30:00+08:00')
const [read] = await client.askAsync({ day, at: day, text: day.toISOString() })
server.close()
const seen = {
  sent: sent.match(/<t:ask[^>]*>(.*)<\/t:ask>/)[1],
  read: Object.entries(read).map(([name, value]) => [name, shown(value)]),
}
const expected = {
  sent: '<t:day></t:day><t:at></t:at><t:text>2026-02-03T01:30:00.000Z</t:text>',
  read: [
    ['day', '2026-02-03T00:00:00.000Z'],
    ['dayWithZone', 'Invalid Date'],
    ['at', '2026-02-03T01:30:00.000Z'],
    ['long', 1234567890123456800],
    ['unsignedLong', NUMBER],
  ],
}
for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${JSON.stringify(value)}`)
const same = JSON.stringify(seen) === JSON.stringify(expected)
console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
process.exit(same ? 0 : 1)
JS
TZ=Asia/Shanghai node run.mjs
