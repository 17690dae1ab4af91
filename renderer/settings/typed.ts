/** What people type for a time or a day of the year, written as the settings keep it; what is neither stays as it is. */

/** 8:30, 8：30, ０８：３０, 8.30, 830, 8点30分, 8点半, 8点 → 08:30 (08:00). */
export function clockTyped(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const [, hour, minute] =
    /^(\d{1,2})[:.点时](\d{2})分?$/.exec(plain) ??
    /^(\d{1,2})(\d{2})$/.exec(plain) ??
    /^(\d{1,2})[点时](半?)$/.exec(plain) ??
    []
  if (hour === undefined) return text
  return `${hour.padStart(2, '0')}:${minute === '半' ? '30' : minute === '' ? '00' : (minute ?? '00')}`
}

/** 5-1, 5/1, 5月1日, ０５－０１ → 05-01. */
export function monthDayTyped(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const [, month, day] = /^(\d{1,2})(?:[-/.]|月)(\d{1,2})[日号]?$/.exec(plain) ?? []
  return month === undefined || day === undefined ? text : `${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
