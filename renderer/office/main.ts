/** Entry of the back office's page. */
import { createApp } from 'vue'
import { mountDesk } from '../app/mount.ts'
import '../app/text/field-names.ts'
import './office.css'
import OfficePage from './OfficePage.vue'

mountDesk(createApp(OfficePage))
