import { useLocation } from '@tanstack/react-router'

/** Where an institution's techniques stand for who is at this surface. */
export const useTechniquesBase = (): string => (useLocation().pathname.startsWith('/t/') ? '/t/techniques' : '/g/techniques')
