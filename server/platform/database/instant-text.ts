/** A column of instants as the texts the interface speaks: UTC to the millisecond. Example: 2026-11-24T04:00:00.000Z */
export const instantText = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24":"MI":"SS.MS"Z"')`
