/** A linked site that somebody here names: it must be linked and of this site's own line. */
import { mayAsk } from '../../domain/site-link/right.ts'
import type { Hall } from '../hall/hall.ts'
import type { SiteClient } from '../sites/client.ts'
import { refuse } from './problem.ts'

/** A site that is linked and stands above or below: 404 and 403 otherwise, before anything is sent. */
export function needLink(
  site: string,
  { hall, siteClient }: { readonly hall: Pick<Hall, 'index'>; readonly siteClient: Pick<SiteClient, 'links'> },
): void {
  if (!siteClient.links.has(site))
    refuse(404, { code: 'notFound', field: 'site', problem: `There is no link to the site ${site}.` })
  if (!mayAsk('tickets', site, hall.index.settings))
    refuse(403, { code: 'notAuthorised', field: 'site', problem: 'That site is neither above nor below this one.' })
}
