/** Entry of the first set-up. */
import { createApp } from 'vue'
import { mountDesk } from '../app/mount.ts'
import '../app/text/field-names.ts'
import '../app/text/plan-sentences.ts'
import '../settings/forms/forms.css'
import './setup.css'
import SetupPage from './SetupPage.vue'

mountDesk(createApp(SetupPage))
