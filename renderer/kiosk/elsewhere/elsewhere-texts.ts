/**
 * The words about other sites: numbers and bookings there, what is kept out of the shared service; loaded with the
 * pages that show them.
 */
import { createPageI18n } from '../../app/text/i18n.ts'

const zh = {
  asking: '正在问{site}现在排多少人…',
  offerNow: '现在可取号 · 前方 {ahead} 人 · 约 {span}',
  offerNoCounter: '现在可取号 · 前方 {ahead} 人；还没有窗口开办',
  offerClosed: '那边{why}',
  closedByHall: '暂停取号',
  take: '在这里替您取\n{site}的号',
  taking: '正在取{site}的号…',
  book: '约个时间去',
  bookThere: '预约到{site}办',
  goSoon: '取了号请马上动身：叫号时要人在那边。',
  unreachable: '现在联系不上{site}，取不了那边的号',
  unreachableLine: '那边开着时可以直接去取号；去之前可打 {phone} 问一声。',
  unreachableHere: '这件事在本厅也能办，可以回上一步在这里取号。',
  unlinked: '这里不能代取{site}的号，请到那边取。',
  noAnswer: '{site}没有回话，这次没有确认取到号。再点一次是同一个号，不会多取。',
  goTo: '请到{site}去',
  calledThere: '号码在那边叫，不在本厅叫',
  thereWay: '到了以后：{zone}，{way}',
  phone: '电话 {phone}',
  keptOut: '这件事不在本厅办',
  keptOutWhy: '依据：{basis}',
  keptOutGo: '请到{place}',
  coming: '也可以先咨询，再跑一趟。',
  nearHere: '就近也能办，号在这里就能取',
  countyTitle: '到{site}办的事',
  countyLine: '先选是哪一类事。号在这里就能取，人到那边去办。',
  countyButton: '到{site}办的事：在这里取号、预约',
  countyNone: '{site}现在没有回话，那边的事暂时看不到。',
  items: '{n} 项',
  bring: '要带的材料',
  bringNothing: '这件事不用带材料',
  retry: '再问一次',
} as const

const en: Readonly<Record<keyof typeof zh, string>> = {
  asking: 'Asking {site} how many wait now…',
  offerNow: 'Tickets now · {ahead} ahead · about {span}',
  offerNoCounter: 'Tickets now · {ahead} ahead; no counter open yet',
  offerClosed: 'There: {why}',
  closedByHall: 'tickets are paused',
  take: 'Take a ticket here\nfor {site}',
  taking: 'Taking a ticket for {site}…',
  book: 'Book a time there',
  bookThere: 'Book at {site}',
  goSoon: 'Please set out at once: you must be there when called.',
  unreachable: '{site} cannot be reached now, so no ticket for it',
  unreachableLine: 'While it is open you may take one on the spot; call {phone} first.',
  unreachableHere: 'This hall does it as well: go back and take a ticket here.',
  unlinked: 'Tickets for {site} are given there only.',
  noAnswer: '{site} did not answer, so no ticket is confirmed. Pressing again asks for the same ticket.',
  goTo: 'Go to {site}',
  calledThere: 'Called there, not in this hall',
  thereWay: 'Once there: {zone}, {way}',
  phone: 'Phone {phone}',
  keptOut: 'Not done in this hall',
  keptOutWhy: 'By {basis}',
  keptOutGo: 'Please go to {place}',
  coming: 'You may ask here first.',
  nearHere: 'Also near you, ticket from here',
  countyTitle: 'Matters of {site}',
  countyLine: 'Choose a field. The ticket is taken here, you are served there.',
  countyButton: 'Matters of {site}: tickets and bookings from here',
  countyNone: '{site} does not answer now; its matters cannot be shown.',
  items: '{n} {n|matter|matters}',
  bring: 'What to bring',
  bringNothing: 'Nothing to bring',
  retry: 'Ask again',
}

export type ElsewhereKey = keyof typeof zh

export const { t: te } = createPageI18n<ElsewhereKey>({ zh, en })
