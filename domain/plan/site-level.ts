/** What a site of each level is called (article 2): hall, station, room. */
import type { SiteLevel } from '../words/ids.ts'

export interface LevelTitle {
  readonly zh: '政务大厅' | '便民服务站' | '便民服务室'
  readonly en: 'hall' | 'station' | 'room'
}

/** The correct title of a level. */
export function levelTitle(level: SiteLevel): LevelTitle {
  if (level === 'township') return { zh: '便民服务站', en: 'station' }
  if (level === 'village') return { zh: '便民服务室', en: 'room' }
  return { zh: '政务大厅', en: 'hall' }
}

/** A site in its own sentences: `hall` 大厅, `ourHall` 本厅, `wholeHall` 全厅 and the like, by the places of a text. */
export type OwnWords = Readonly<Record<'hall' | 'Hall' | 'hallTitle' | 'ourHall' | 'wholeHall', string>>

/** What a site of this level calls itself in texts (SITE-13). */
export function ownWords(level: SiteLevel): Readonly<Record<'zh' | 'en', OwnWords>> {
  const { zh: title, en } = levelTitle(level)
  const mark = en === 'hall' ? '厅' : en === 'station' ? '站' : '室'
  return {
    zh: {
      hall: en === 'hall' ? '大厅' : title,
      Hall: title,
      hallTitle: title,
      ourHall: `本${mark}`,
      wholeHall: `全${mark}`,
    },
    en: {
      hall: en,
      Hall: en[0]!.toUpperCase() + en.slice(1),
      hallTitle: en,
      ourHall: `this ${en}`,
      wholeHall: `whole ${en}`,
    },
  }
}

/** The domains of a station, as article 17 lists them. */
export const STATION_DOMAINS: readonly string[] = [
  '民政',
  '财政',
  '户籍',
  '就业',
  '劳动权益保障',
  '社保',
  '工商',
  '税务',
  '农业服务',
]

/** The services of a village room, as article 24 lists them; places may add their own. */
export const ROOM_DOMAINS: readonly string[] = ['居家养老', '社会救助', '惠农资金', '卫生健康', '证件办理代理']

/** Domains that a level must offer and `offered` lacks; halls have no such list. */
export function missingDomains(level: SiteLevel, offered: readonly string[]): readonly string[] {
  const asked = level === 'township' ? STATION_DOMAINS : level === 'village' ? ROOM_DOMAINS : []
  return asked.filter((domain) => !offered.includes(domain))
}
