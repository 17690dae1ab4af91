/** Entry of the published agency catalogue: what is done for people, free of charge. */
import { createApp } from 'vue'
import { mountDesk } from '../app/mount.ts'
import './agency.css'
import AgencyPage from './AgencyPage.vue'

mountDesk(createApp(AgencyPage))
