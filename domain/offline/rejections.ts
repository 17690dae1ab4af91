/** Why a kiosk gets no letters for its labels. */
import { stop, type CommonRejection } from '../words/rejected.ts'

export type OfflineRejection =
  /** Every series of labels is leased to some kiosk (OFF-5). */
  { readonly code: 'NoSeriesLeft' }

export const reject: (rejection: OfflineRejection | CommonRejection) => never = stop
