/** Entry of the back office's page. */
import { mountPage } from '../app/mount.ts'
import './office.css'
import OfficePage from './OfficePage.vue'

mountPage(OfficePage)
