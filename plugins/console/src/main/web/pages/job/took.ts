import type { Texts } from '../../i18n';
import { duration } from '../../i18n/format';

/** How long something took, which may be less than a second. */
export function took(millis: number, texts: Texts): string {
    return millis < 1_000 ? `${Math.max(0, millis)} ms` : duration(millis, texts);
}
