/** Entry of the published agency catalogue: what is done for people, free of charge. */
import { mountPage } from '../app/mount.ts'
import './agency.css'
import AgencyPage from './AgencyPage.vue'

mountPage(AgencyPage)
