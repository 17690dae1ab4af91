/** What a slip of an ordinary morning says: three matters, seven ahead. */
import type { SlipFacts } from '../../domain/slip/slip.ts'

export const SLIP_FACTS: SlipFacts = {
  ticketNo: 'C032',
  link: 'http://192.0.2.1:8080/t/Jq3Zc8yJx0mWkq1vB2nR7A',
  issuedAtText: '2026-11-23 周一 10:18',
  items: ['c01', 'd01', 'e04'],
  ahead: 7,
  span: [15, 25],
  isReprint: false,
  isElder: false,
  language: 'zh',
}
