/** Entry of the first set-up. */
import { mountPage } from '../app/mount.ts'
import '../settings/forms/forms.css'
import './setup.css'
import SetupPage from './SetupPage.vue'

mountPage(SetupPage)
