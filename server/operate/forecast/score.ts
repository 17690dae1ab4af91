/** hall forecast score: how good the learned forecast is on days that it has not seen. */
import { scoreDays, scoreLeavingDaysOut, scoreOf, type Score } from '../../../domain/forecast/learned/score.ts'
import type { Report } from '../replay/report.ts'
import { readWaits } from './waits-file.ts'

const micros = (): number => performance.now() * 1000

/** Learns from `train` and forecasts each wait of `test`. Throws TableUnreadable. */
export async function scoreFiles(train: string, test: string): Promise<Report> {
  const past = await readWaits(train)
  return reportOf(scoreOf(scoreDays(past, await readWaits(test), micros)))
}

/** Forecasts each day of `train` by what its other days taught; `onDay` hears of each. Throws TableUnreadable. */
export async function scoreByItself(train: string, onDay: (line: string) => void): Promise<Report> {
  const tally = scoreLeavingDaysOut(await readWaits(train), micros, (date, { rows, error }) =>
    onDay(`${date}: ${rows} waits so far, ${(error / rows).toFixed(2)} min off on average`),
  )
  return reportOf(scoreOf(tally))
}

function reportOf(score: Score): Report {
  const { baselines } = score
  return {
    json: { ...score },
    lines: [
      `${score.rows} waits, each forecast by what was known when it began, in ${score.microsPerForecast} µs:`,
      `  off by ${score.mae} min on average`,
      `  said for half, 80 and 90 of 100 visitors: true for ${share(score.coverage50)}, ${share(score.coverage80)}, ${share(score.coverage90)} % (pinball ${score.pinball50}, ${score.pinball80}, ${score.pinball90})`,
      ...(score.unseen.rows === 0
        ? []
        : [
            `  ${score.unseen.rows} of them ended in a stretch in which nobody looked: they teach nothing; without them ${score.unseen.maeWithout} min`,
          ]),
      `  plain ways of telling are off by: place × published minutes ÷ counters ${baselines.published}, mean of the queue ${baselines.mean}, last wait ${baselines.les}, minutes per place ${baselines.unit} min`,
    ],
    exit: 0,
  }
}

function share(coverage: number): string {
  return (coverage * 100).toFixed(1)
}
