import { readStored, writeStored } from '../../app/stored.ts'

/** For whom the conversation is that was opened last; it stands in no address. */
export const chooseChat = (residentId: string): void => writeStored('sessionStorage', 'chat', { residentId })
export const chosenChat = (): string => readStored('sessionStorage', 'chat', { residentId: '' }).residentId
