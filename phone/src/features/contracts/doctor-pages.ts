import type { ComponentType } from 'react'
import type { PageProps } from '../../app/later.tsx'
import DoctorPage from './pages/doctor-page.tsx'
import DoctorsPage from './pages/doctors-page.tsx'

/** The pages on which a doctor is looked for. */
export const doctorPages: Record<'list' | 'one', ComponentType<PageProps>> = { list: DoctorsPage, one: DoctorPage }
