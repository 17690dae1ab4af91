/** What is looked for behind a figure of errands or of what citizens said. */
import type { ErrandDrillQuery, MatterDrillQuery } from '../../../../domain/contract/http/report.ts'

export type ServiceQuery =
  | ({ readonly of: 'errands' } & Omit<ErrandDrillQuery, 'from' | 'to'>)
  | ({ readonly of: 'matters' } & Omit<MatterDrillQuery, 'from' | 'to'>)
