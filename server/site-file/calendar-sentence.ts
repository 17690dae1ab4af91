/** What is wrong with a calendar, as a sentence for whoever writes it. */
import type { CalendarFault } from '../../domain/calendar/check.ts'

/** Names the place, the rule and the remedy. */
export function calendarSentence(fault: CalendarFault): string {
  switch (fault.code) {
    case 'WorkdayTooShort':
      return `working days of the season "${fault.season}" add up to ${Math.floor(fault.minutes / 60)} h ${String(fault.minutes % 60).padStart(2, '0')} min of regular service; article 11 of 《陕西省实体政务大厅管理暂行办法》 asks for at least ${fault.least / 60} hours`
    case 'SessionBackwards':
      return `the session ${fault.path} ends (${fault.to}) before it begins (${fault.from}), or after 24:00`
    case 'SessionsOverlap':
      return `the session ${fault.path} overlaps another of its kind at ${fault.at}; join the two`
    case 'DayWithoutSeason':
      return `no season covers ${fault.date}; let the seasons cover the whole year`
    case 'TableTwice':
      return `there are two holiday tables for ${fault.year}; keep the official one`
    case 'WrongYear':
      return `${fault.date} stands in the table of ${fault.year}`
    case 'MakeupOnWeekday':
      return `${fault.date} is no Saturday or Sunday, so it cannot be a make-up working day`
    case 'HolidayBackwards':
      return `a holiday ends (${fault.to}) before it begins (${fault.from})`
    case 'NoSuchDate':
      return `there is no date ${fault.date}; correct it`
    case 'SeasonsOverlap':
      return `${fault.date} lies in two seasons; let each begin the day after the one before`
    case 'OrderTwice':
      return `there are two orders for the whole of ${fault.date}; keep one`
    case 'SourceMissing':
      return `the table of ${fault.year} names no source; write the notice it comes from, or why it is only expected`
  }
}
