/** The rows of a report's table about ratings, second trips, the budget and the sites below. */
import { hours, percent, tenth, type ReportNames, type Row } from './table-cells.ts'
import type { ReportFigures } from './figures.ts'
import { PAPER, paperOf, unmeasured } from './paper.ts'
import type { ComparedSite } from './sites.ts'

const LEVEL_WORDS = ['', '非常不满意 Very poor', '不满意 Poor', '基本满意 Fair', '满意 Good', '非常满意 Very good']

/** Five levels, and apart from them whoever gave none (RATE-4). */
export function ratingRows({ ratings }: ReportFigures, names: ReportNames): readonly Row[] {
  const counted = ratings.levels.reduce((sum, { count }) => sum + count, 0)
  return [
    ['评价 Ratings'],
    ['可评人次 Visits that could be rated', ratings.visits],
    ['评了 Rated', ratings.rated, percent(ratings.rated, ratings.visits), '% 评价率 response'],
    ...ratings.levels.map(({ level, count }): Row => [
      LEVEL_WORDS[level] ?? level,
      count,
      percent(count, counted),
      '%',
    ]),
    ['平均 Mean (1–5)', ratings.mean === null ? '' : tenth(ratings.mean * 10) / 10],
    ['复核后不计 Set aside after review', ratings.setAside],
    ['不评 Declined', ratings.declined],
    ['超时没评 Timed out', ratings.timedOut],
    ['没表示 Silent', ratings.silent],
    ['默认好评（不进平均）By default, in no mean', ratings.defaulted],
    ['办件评价（另计）Ratings of cases, apart', ratings.cases],
    ['队列 Queue', '评了 Rated', '差评 Poor', '平均 Mean'],
    ...ratings.queues.map((one): Row => [
      names.queue(one.queue),
      one.rated,
      one.poor,
      one.mean === null ? '' : tenth(one.mean * 10) / 10,
    ]),
  ]
}

/** Who had to come again, and who came. */
export function tripRows({ trips }: ReportFigures): readonly Row[] {
  return [
    ['又跑一趟 Second trips'],
    ['窗口一次性告知 Told at the window', trips.toldAtWindow],
    ['受理办件 Cases accepted', trips.casesOpened],
    ['审批中补正 Told during review', trips.casesNoticed, percent(trips.casesNoticed, trips.casesOpened), '%'],
    ['第二次补正 Told a second time', trips.casesNoticedAgain],
    ['来补交 Came back with it', trips.cameBack],
  ]
}

/** What a yearly budget asks (article 14). */
export function budgetRows({ budget, errands }: ReportFigures): readonly Row[] {
  const paper = paperOf(budget)
  return [
    ['预算用数 For the budget'],
    ['号票 Tickets', budget.tickets],
    ['开窗 窗时 Window-hours open', hours(budget.openMs)],
    ['暂停 窗时 Window-hours paused', hours(budget.pausedMs)],
    ['邮寄结果 Results posted', budget.mailed],
    ['代办件收件 Errands taken in', errands.accepted],
    ['打印号票 Slips printed', budget.slips],
    [
      `号票用纸 米 Paper for slips, m (没量的每张 not measured, each ${budget.slipMm} mm)`,
      paper.metres,
      unmeasured(budget),
      '张没量 not measured',
    ],
    [`合 ${PAPER.rollM} 米卷 Rolls of ${PAPER.rollM} m`, paper.rolls],
    ['告知书 张 Sheets of notices', paper.sheets],
  ]
}

/** One line a site; fairly compared only by the last columns: the same matters at the mean of all sites (REPORT-11). */
export function siteRows(sites: readonly ComparedSite[], names: ReportNames): readonly Row[] {
  if (sites.length === 0) return []
  return [
    ['下级站点 Sites'],
    [
      '站点 Site',
      '发号 Issued',
      '办结 Finished',
      '八成等候 分 P80',
      '承诺内 Kept %',
      '又跑一趟 Second trips %',
      '评价率 Response %',
      '办得最多 Busiest matters',
      '可比部分 Comparable %',
      '同样的事用时（100 为平均）Time for the same mix',
    ],
    ...sites.map((one): Row => [
      one.title,
      ...(one.work === null
        ? ['没有联系 not heard']
        : [
            one.work.issued,
            one.work.finished,
            one.work.p80Ms === null ? '' : tenth(one.work.p80Ms / 60_000),
            percent(one.work.kept, one.work.asked),
            percent(one.work.secondTrips, one.work.finished),
            percent(one.work.rated, one.work.visits),
            one.busiest.map(({ item, share }) => `${names.item(item)} ${Math.round(share * 100)} %`).join(' '),
            Math.round(one.comparableShare * 100),
            one.index ?? '',
          ]),
    ]),
  ]
}
