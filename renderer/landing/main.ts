/** Entry of the landing page: the list of all screens of this hall. */
import { mountPage } from '../app/mount.ts'
import LandingPage from './LandingPage.vue'

mountPage(LandingPage)
