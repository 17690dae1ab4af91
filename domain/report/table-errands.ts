/** The rows of a report's table about errands, what citizens say, first contacts and projects (REPORT-16, REPORT-17). */
import type { SuggestionKind } from '../feedback/commands.ts'
import type { ErrandCounts } from './errand-figures.ts'
import type { ReportFigures } from './figures.ts'
import { servicesTogether, type ComparedSite, type SiteWork } from './sites.ts'
import { percent, tenth, type ReportNames, type Row } from './table-cells.ts'

const ERRAND_HEADS = [
  '收件 Taken in',
  '下级送来 From below',
  '办结 Settled',
  '超期办结 Settled late',
  '没办成 Refused',
  '退回下级 Given back',
  '期末在办 Open',
  '在办超期 Open, late',
  '平均 工作日 Working days',
]

/** Errands by matter, and how villagers were told. */
export function errandRows({ errands }: ReportFigures, names: ReportNames): readonly Row[] {
  return [
    ['代办件 Errands'],
    ['事项 Matter', ...ERRAND_HEADS],
    ['合计 Together', ...errandCells(errands)],
    ...errands.items.map((one): Row => [names.item(one.item), ...errandCells(one)]),
    ['告诉本人 Villagers told', errands.told, errands.toldLate, '超过一个工作日 later than a working day'],
    ['还没告诉本人 Not told yet', errands.untold],
  ]
}

function errandCells({ daysMean, ...one }: ErrandCounts): Row {
  const { accepted, fromBelow, settled, late, refused, givenBack, open, openLate } = one
  return [
    accepted,
    fromBelow,
    settled,
    late,
    refused,
    givenBack,
    open,
    openLate,
    daysMean === null ? '' : tenth(daysMean),
  ]
}

const KINDS: Readonly<Record<SuggestionKind, string>> = {
  suggestion: '意见 Suggestions',
  complaint: '投诉 Complaints',
  unresolved: '办不成事 Unresolved matters',
}

/** What citizens said, kind by kind; whoever was asked first; projects. */
export function matterRows({ matters, contacts, projects }: ReportFigures): readonly Row[] {
  return [
    ['意见和投诉 Suggestions and complaints'],
    ['类别 Kind', '收到 Received', '办结 Settled', '按时 In time', '%', '期末在办 Open', '在办超期 Open, late'],
    ...matters.map(({ kind, received, settled, inTime, open, overdue }): Row => [
      ...[KINDS[kind], received, settled, inTime, percent(inTime, settled), open, overdue],
    ]),
    [],
    ['首问 First contacts', contacts.count],
    ['一分钟内记下 Within a minute', contacts.quick, percent(contacts.quick, contacts.count), '%'],
    ['当场办好 Handled', contacts.handled],
    ['指到别处 Guided', contacts.guided],
    ['转给别人 Transferred', contacts.transferred],
    ['还没了结 Open', contacts.open],
    [],
    ['帮办项目立项 Projects opened', projects.opened],
    ['项目来访 Visits', projects.visits],
    ['结束 Closed', projects.closed],
    ['期末在帮 Open', projects.open],
  ]
}

/** Errands and complaints of the sites beside each other and together; each errand is taken in at one of them. */
export function siteServiceRows(sites: readonly ComparedSite[]): readonly Row[] {
  if (sites.length === 0) return []
  const line = (title: string, work: Pick<SiteWork, 'errands' | 'matters'> | null): Row => {
    if (work === null) return [title, '没有联系 not heard']
    const { errands, matters } = work
    return [
      title,
      ...(errands === null
        ? ['', '', '', '', '', '', '', '']
        : [
            ...[errands.accepted, errands.fromBelow, errands.settled, errands.late],
            ...[errands.refused, errands.givenBack, errands.open, errands.openLate],
          ]),
      ...(matters === null ? [] : [matters.received, matters.settled, matters.inTime, matters.open, matters.overdue]),
    ]
  }
  return [
    ['下级站点的代办件和投诉 Errands and complaints of the sites'],
    [
      '站点 Site',
      ...ERRAND_HEADS.slice(0, -1),
      '意见投诉收到 Complaints received',
      '办结 Settled',
      '按时 In time',
      '期末在办 Open',
      '在办超期 Open, late',
    ],
    ...sites.map((one) => line(one.title, one.work)),
    line('合计 Together', servicesTogether(sites)),
  ]
}
