import { describe, expect, it } from 'vitest';
import { paramsOf, viewOf } from '../../main/web/state/view';

const roundTrip = (text: string) => paramsOf(viewOf(new URLSearchParams(text)), new URLSearchParams(text)).toString();

describe('the address', () => {
    it('says nothing of what is as usual', () => {
        expect(roundTrip('')).toBe('');
        expect(viewOf(new URLSearchParams()).sort).toEqual({ key: 'problems', descending: false });
    });

    it('holds filters, sorting, columns and pages', () => {
        const text =
            'q=mail&state=FATAL%2CBACKOFF&label=team%3Dshop&label=tier%3Dweb&sort=-memory&hide=exit%2Cnext&page=2&per=100';
        const view = viewOf(new URLSearchParams(text));
        expect(view.filter.text).toBe('mail');
        expect([...view.filter.states]).toEqual(['FATAL', 'BACKOFF']);
        expect([...view.filter.labels]).toEqual(['team=shop', 'tier=web']);
        expect(view.sort).toEqual({ key: 'memory', descending: true });
        expect([...view.columns]).toEqual(['instances', 'memory', 'cpu', 'restarts', 'line']);
        expect([view.page, view.perPage]).toEqual([2, 100]);
        expect(viewOf(new URLSearchParams(roundTrip(text)))).toEqual(view);
    });

    it('keeps what is of others', () => {
        expect(roundTrip('con=local&q=mail')).toBe('con=local&q=mail');
    });

    it('may hold nonsense, which counts as nothing', () => {
        const view = viewOf(new URLSearchParams('state=DEAD,FATAL&label=x&sort=colour&page=-3&per=7&hide=name'));
        expect([...view.filter.states]).toEqual(['FATAL']);
        expect([...view.filter.labels]).toEqual([]);
        expect(view.sort.key).toBe('problems');
        expect([view.page, view.perPage, view.columns.size]).toEqual([1, 50, 7]);
    });
});
