import { Pagination, type PaginationTitles } from '@patternfly/react-core';
import React from 'react';

interface Place {
    page: number;
    perPage: number;
}

/** What a page says of the part that it shows. */
export interface PagesProps {
    view: Place;
    count: number;
    /** Above the rows, where there is little room. */
    isCompact?: boolean;
    onChange: (change: Partial<Place>) => void;
}

interface Props extends PagesProps {
    /** How many there may be on a page. */
    options: readonly number[];
    titles: PaginationTitles;
}

/** Which part of many rows is shown. */
export const Pager: React.FC<Props> = ({ view, count, options, titles, isCompact = false, onChange }) => (
    <Pagination
        isCompact={isCompact}
        variant={isCompact ? 'top' : 'bottom'}
        itemCount={count}
        page={view.page}
        perPage={view.perPage}
        perPageOptions={options.map(value => ({ title: String(value), value }))}
        titles={titles}
        onSetPage={(_, page) => onChange({ page })}
        onPerPageSelect={(_, perPage) => onChange({ perPage })}
    />
);
