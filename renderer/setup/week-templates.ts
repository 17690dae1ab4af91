/** Weeks to begin with; each keeps the seven hours of article 11. */
import type { HallCalendar, Season, Session } from '../../domain/plan/calendar-tables.ts'

export type WeekName = 'one' | 'two' | 'long'
export const WEEKS: readonly WeekName[] = ['one', 'two', 'long']

const open = (from: string, to: string): Session => ({
  kind: 'regular',
  from,
  to,
  queues: null,
  items: null,
  isBookedOnly: false,
})
const morning = open('08:30', '12:00')
const saturdayMorning: Session = {
  kind: 'weekend',
  from: '09:00',
  to: '12:00',
  queues: null,
  items: null,
  isBookedOnly: true,
}

function seasonsOf(name: WeekName, saturday: readonly Session[]): readonly Season[] {
  const year = { name: '全年', from: '01-01', to: '12-31', saturday, sunday: [] }
  switch (name) {
    case 'one':
      return [{ ...year, workday: [morning, open('14:00', '17:30')] }]
    case 'long':
      return [{ ...year, workday: [open('09:00', '17:00')] }]
    case 'two':
      return [
        { name: '冬季', from: '10-01', to: '04-30', workday: [morning, open('14:00', '17:30')], saturday, sunday: [] },
        { name: '夏季', from: '05-01', to: '09-30', workday: [morning, open('14:00', '18:00')], saturday, sunday: [] },
      ]
  }
}

/** The calendar with another week; holidays, tables and single days stay. */
export function withWeek(calendar: HallCalendar, name: WeekName, hasSaturday: boolean): HallCalendar {
  return { ...calendar, seasons: seasonsOf(name, hasSaturday ? [saturdayMorning] : []) }
}
