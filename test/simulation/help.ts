/** What npm run sim says of itself. */
export const HELP = `Puts the system through what must not happen and counts what must stay zero.

  npm run sim -- --seeds 200 [--days 1] [--json]      days of a simulated hall: the real server code on a fake clock
  npm run sim -- --seed 7 [--days 1] [--json]         one of them, exactly as before
  npm run sim -- --seeds 50 --plant double-call       with a deliberate bug, which must be found (also lost-ticket, stale-view, undo-ghost)
  npm run sim -- --seeds 20 --plant undo-ghost --blind  judged as though nothing had been planted: must end with code 1
  npm run sim -- --crash 20 [--seed 1] [--json]       a real server process killed (SIGKILL) under load; then its SQLite file is read
  npm run sim -- --ordeal 100 [--seed 1] [--json]     kills in the middle of a backup, between snapshot and log, and of the server meanwhile
  npm run sim -- --servers 2 --database postgres --kill 20 [--seed 1] [--json]
                                                      two real servers over a real PostgreSQL: one is killed, PostgreSQL restarts twice
  npm run sim -- --servers 2 --database postgres --pause 10 [--seed 1] [--json]
                                                      one of the two is stopped inside a transaction, the first time for half a minute

  npm run sim -- --offline 2 --hours 24 [--seed 1] [--json]
                                                      kiosks cut off from their hall for so long, then back: real journals on disk, simulated time

  npm run sim -- --damage 200 [--seed 1] [--json]     copies of a hall whose files are flipped, cut, emptied, swapped, removed; killed restores and moves
  npm run sim -- --fair [--seed 1] [--json]           every ordered pair of matters of every sample site, idle and busy: is anybody forgotten?
  npm run sim -- --promises [--seed 1] [--json]       a city hall, 20 days after 10 days of learning: are the published waits kept?
  npm run sim -- --staffing [--seed 1] [--json]       a city hall, 40 days with the windows that were advised: do people wait as was said?
  npm run sim -- --fair --plant named-clerk           with a rule as it once stood, which must be found (also reserve-counts)

  --days N    simulated days per seed (default 1)
  --seed N    alone: this seed of the simulated hall. With --crash, --ordeal or --kill: the same choices again; the machine's timing stays its own
  --json      prints one JSON object
  --help      this text

  commands      orders given by kiosks, counters, phones and staff
  crashes, cuts servers that died, connections that broke
  slips         numbers that kiosks gave by themselves
  rated         visits that were rated at a window's tablet or by phone, at most once each
  errands       errands that an agent took in
  violations    things that must never be; each is told on the standard error output with its seed
  acknowledged  numbers that kiosks were given and counters called
  unsound       files with the name of a backup that do not hold all they must
  lost          of those, the ones the log does not hold as they were told
  duplicates    numbers given twice, commands carried out twice, two answers that name one number
  issuedOffline slips that kiosks printed while they were cut off
  outOfOrder    places in a line before somebody who came earlier, by more than clocks may be out
  starved       tickets that no open counter might call while one that serves their first matter was free
  idleWhileWaiting  tickets past the guarantee beside a free counter with the skill, or callable and not called
  brokenPromises    what slip, page or rule said, broken without an alert
  untrueReasons     calls whose order, overtaking or reason is not the true one
  visits        visits that were told a wait (with a free counter it is "now", which nobody can break)
  brokenAtP80   share of them that waited longer than the published end; 0.2 is what was promised
  meanWidthMin, lesWidthMin  width of the published spans, and of spans from the last wait (LES) that are broken as often
  rowsCutOff    kills between an answer and the ticket rows that come behind it; a row that is not there in the end is told
  worstAnswerMs longest wait for an answer at the server that was not stopped
  healthWasTrue its /health never said that all is well while nobody had an answer for five seconds
  openedAsNew   halls that opened without anything of the hall that they were
  numbersTwice  numbers that people held and that were given again
  silentLoss    acknowledged numbers that were gone and of which nobody was told
  waitedAndSaid halls that kept nothing, or did not open, and said why
  doubleCalls   tickets called while a counter held them, or to a busy counter
Ends with code 0 only if nothing was lost, doubled or violated; with --plant only if the bug was found. docs/simulation.md says more.
`
