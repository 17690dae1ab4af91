/** npm run sim: ordeals that the whole system must stand. One so far: a server killed at random moments. */
import { readOptions, runCommand, wholeNumber } from '../../server/operate/command-line.ts'
import { crash } from './crash.ts'

const HELP = `Kills a real server process (SIGKILL) at random moments while four kiosks issue and six counters call over real sockets.
Every client sends its command again, under the same id, until it is answered. Then the SQLite file is opened and every
answer that a client has in its hands is looked up in it.

  npm run sim -- [--crash 20] [--seed 1] [--json]

  --crash N   how often the server is killed (default 20)
  --seed N    makes the same choices again; the machine's own timing stays its own (default: drawn, and told)
  --json      prints one JSON object: acknowledged, lost, duplicates, doubleCalls
  --help      this text

  acknowledged   numbers that kiosks were given and counters called
  lost           of those, the ones the file does not hold as they were told
  duplicates     numbers given twice, commands carried out twice, two answers that name one number
  doubleCalls    tickets called while a counter held them, or to a busy counter
Ends with code 0 only if the last three are 0, no number is missing, the log's hash chain fits and no client was told
anything that a correct server never says.
`

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), { crash: { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' } })
  if (options.help) {
    process.stdout.write(HELP)
    return 0
  }
  const kills = wholeNumber('crash', options.crash ?? '20', 1)
  const seed = wholeNumber('seed', options.seed ?? String(Date.now() % 1_000_000), 0)
  process.stderr.write(`seed ${seed}\n`)
  const outcome = await crash({ kills, seed, onKill: (nth, told) => {
    if (nth % 10 === 0 || nth === kills) process.stderr.write(`killed ${nth} times; ${told} answers given so far\n`)
  } })
  const { acknowledged, lost, duplicates, doubleCalls, gaps, surprises } = outcome
  if (options.json) process.stdout.write(`${JSON.stringify({ acknowledged, lost, duplicates, doubleCalls })}\n`)
  else process.stdout.write(`${kills} kills, ${acknowledged} answers in the hands of kiosks and counters: ${lost} lost, ${duplicates} given twice, ${doubleCalls} called twice, ${gaps} numbers missing\n`)
  for (const surprise of surprises.slice(0, 20)) process.stderr.write(`${surprise}\n`)
  if (gaps > 0) process.stderr.write(`${gaps} numbers are missing between 1 and the highest given\n`)
  return lost + duplicates + doubleCalls + gaps + surprises.length === 0 ? 0 : 1
}

await runCommand(main)
