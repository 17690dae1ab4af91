/** The calendar of a county hall with winter and summer hours, for tests. */
import type { HallCalendar, Session } from '../../../domain/plan/calendar-tables.ts'

export function session(kind: Session['kind'], from: string, to: string, more: Partial<Session> = {}): Session {
  return { kind, from, to, queues: null, items: null, isBookedOnly: false, ...more }
}

export const county: HallCalendar = {
  seasons: [
    {
      name: 'winter',
      from: '10-01',
      to: '04-30',
      workday: [session('regular', '08:30', '12:00'), session('regular', '14:00', '17:30')],
      saturday: [session('weekend', '09:30', '15:30', { queues: ['G'] })],
      sunday: [],
    },
    {
      name: 'summer',
      from: '05-01',
      to: '09-30',
      workday: [session('regular', '08:30', '12:00'), session('regular', '14:00', '18:00')],
      saturday: [session('weekend', '09:30', '15:30', { queues: ['G'] })],
      sunday: [],
    },
  ],
  holiday: [session('holidayUrgent', '09:00', '11:00', { queues: ['G'], isBookedOnly: true })],
  selfService: [session('selfService', '00:00', '24:00')],
  tables: [
    {
      year: 2026,
      status: 'official',
      source: '国务院办公厅 2025-11-04 通知',
      holidays: [
        { name: '元旦', from: '2026-01-01', to: '2026-01-03' },
        { name: '春节', from: '2026-02-15', to: '2026-02-23' },
        { name: '清明节', from: '2026-04-04', to: '2026-04-06' },
        { name: '劳动节', from: '2026-05-01', to: '2026-05-05' },
        { name: '端午节', from: '2026-06-19', to: '2026-06-21' },
        { name: '中秋节', from: '2026-09-25', to: '2026-09-27' },
        { name: '国庆节', from: '2026-10-01', to: '2026-10-07' },
      ],
      makeupWorkdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
    },
    {
      year: 2027,
      status: 'provisional',
      source: '尚无国务院通知，按法定节日估计',
      holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
      makeupWorkdays: [],
    },
  ],
  exceptions: [],
  earlyTicketMin: 20,
  cutoffMostMin: 30,
}
