import type { AuditRecord } from '../../api/service';

export const OUTCOMES = ['denied', 'failed', 'ok'] as const;

export interface AuditFilter {
    text: string;
    outcomes: ReadonlySet<AuditRecord['outcome']>;
}

/** Newest first. Each word has to be somewhere in the record. */
export function filtered(records: readonly AuditRecord[], { text, outcomes }: AuditFilter): AuditRecord[] {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return records
        .filter(record => outcomes.size === 0 || outcomes.has(record.outcome))
        .filter(record => {
            const all = [record.who, record.from, record.door, record.what, record.on, record.why]
                .join('\n')
                .toLowerCase();
            return words.every(word => all.includes(word));
        })
        .reverse();
}
