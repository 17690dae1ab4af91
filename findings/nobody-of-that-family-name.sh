#!/bin/sh
# Guess: a directory made with ldapjs, which as in its guide sends each entry that the request's filter matches, finds 张三 by
# (cn=张三) and by (cn=张*), as it finds zhangsan by (uid=zh*); LDAP's text is UTF-8 (RFC 4511, 4.1.2).
# Really: no filter with hanzi matches anything that comes over the wire; Debian's ldapsearch 2.5.13 and ldapjs' own client
# find as little as ldapts. The same filter read from text (ldap.parseFilter) finds (cn=张三) and still not (cn=张*).
# ldap-filter finds both, but not the form with octets, (cn=\e5\bc\a0*), which RFC 4515, 3, makes the same filter: it
# takes each pair for a letter. No error anywhere: the list is empty, and names in Latin letters are right.
# Whom it hurts: a test directory beside which sign-on or a staff list is built, or a small county's own.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
packages='ldapjs@3.0.7 ldapts@9.2.0 ldap-filter@0.3.3'
npm install --silent --no-audit --no-fund --ignore-scripts $packages >/dev/null 2>&1
echo "Node $(node --version):" $packages
cat >run.cjs <<'JS'
const ldapFilter = require('ldap-filter')
const ldap = require('ldapjs')
const { Client } = require('ldapts')
const person = { cn: '张三', uid: 'zhangsan', title: '科长(代)', objectClass: 'person' }
const expected = {
  '(uid=zh*)': '1 1 1',
  '(cn=张三)': '0 1 1',
  '(cn=张*)': '0 0 1',
  '(cn=\\e5\\bc\\a0\\e4\\b8\\89)': '0 0 0',
  '(cn=\\e5\\bc\\a0*)': '0 0 0',
  '(title=科长\\28代\\29)': '0 0 1',
  '(cn=李*)': '0 0 0',
}
const server = ldap.createServer()
server.search('ou=hall', (request, response, next) => {
  if (request.filter.matches(person)) response.send({ dn: 'uid=zhangsan,ou=hall', attributes: person })
  response.end()
  return next()
})
server.listen(0, '127.0.0.1', async () => {
  const client = new Client({ url: `ldap://127.0.0.1:${server.address().port}` })
  const seen = {}
  for (const filter of Object.keys(expected)) {
    const { searchEntries } = await client.search('ou=hall', { scope: 'sub', filter })
    const parsed = [ldap.parseFilter(filter), ldapFilter.parse(filter)].map((one) => Number(one.matches(person)))
    seen[filter] = [searchEntries.length, ...parsed].join(' ')
  }
  await client.unbind()
  console.log('found: over the wire by ldapjs, from text by ldapjs, from text by ldap-filter')
  for (const [what, value] of Object.entries(seen)) console.log(`${what}: ${value}`)
  const same = JSON.stringify(seen) === JSON.stringify(expected)
  console.log(same ? 'as written down' : `changed, it was: ${JSON.stringify(expected)}`)
  process.exit(same ? 0 : 1)
})
JS
node run.cjs
