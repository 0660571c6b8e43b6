package org.quietline.adapter.firestore.client;

import com.google.cloud.firestore.FieldPath;
import com.google.cloud.firestore.Filter;
import com.google.cloud.firestore.Query;
import java.util.ArrayList;
import java.util.List;

/**
 * What a query looks like without its values: enough to tell which index it needs. A range on the first sort field, a
 * cursor and a limit change nothing about that.
 *
 * @param equals the fields compared for equality
 * @param contains the array fields of which one element is asked for, one or none
 * @param sorts what it is sorted by, after which comes the document's id
 */
public record QueryShape(String collection, List<String> equals, List<String> contains, List<Sort> sorts) {
    /** One sort field with its direction. */
    public record Sort(String field, boolean descending) {}

    /** Copies the lists. */
    public QueryShape {
        equals = List.copyOf(equals);
        contains = List.copyOf(contains);
        sorts = List.copyOf(sorts);
        if (contains.size() > 1) {
            throw new IllegalArgumentException("Firestore takes one array-contains a query");
        }
    }

    /** All of a collection. */
    public static QueryShape of(String collection) {
        return new QueryShape(collection, List.of(), List.of(), List.of());
    }

    /** This shape, with one more field compared for equality. */
    public QueryShape where(String field) {
        return new QueryShape(collection, plus(equals, field), contains, sorts);
    }

    /** This shape, with one element of an array field asked for. */
    public QueryShape whereContains(String field) {
        return new QueryShape(collection, equals, plus(contains, field), sorts);
    }

    /** This shape, sorted by one more field. */
    public QueryShape orderBy(String field, boolean descending) {
        return new QueryShape(collection, equals, contains, plus(sorts, new Sort(field, descending)));
    }

    /**
     * The query.
     *
     * @param values one value for each field compared for equality, in order; then, if an element of an array is asked
     *     for, it or a list of which any will do
     */
    public Query query(Database database, Object... values) {
        if (values.length != equals.size() + contains.size()) {
            throw new IllegalArgumentException("a value for each filter");
        }
        Query query = database.all(collection);
        for (int i = 0; i < equals.size(); i++) {
            query = query.where(Filter.equalTo(equals.get(i), values[i]));
        }
        if (!contains.isEmpty()) {
            String field = contains.getFirst();
            query = values[equals.size()] instanceof List<?> anyOf
                    ? query.whereArrayContainsAny(field, anyOf)
                    : query.whereArrayContains(field, values[equals.size()]);
        }
        for (Sort sort : sorts) {
            query = query.orderBy(sort.field(), direction(sort));
        }
        return sorts.isEmpty() ? query : query.orderBy(FieldPath.documentId(), direction(sorts.getLast()));
    }

    private static Query.Direction direction(Sort sort) {
        return sort.descending() ? Query.Direction.DESCENDING : Query.Direction.ASCENDING;
    }

    /** Whether Firestore answers it only with an index of its own, by which all its fields are sorted together. */
    public boolean needsCompositeIndex() {
        boolean isFiltered = !equals.isEmpty() || !contains.isEmpty();
        return isFiltered ? !sorts.isEmpty() : sorts.size() > 1;
    }

    private static <T> List<T> plus(List<T> list, T one) {
        List<T> longer = new ArrayList<>(list);
        longer.add(one);
        return longer;
    }

    /** In words: the collection, the filters and the order. */
    @Override
    public String toString() {
        StringBuilder words = new StringBuilder(collection);
        equals.forEach(field -> words.append(", ").append(field).append(" =="));
        contains.forEach(field -> words.append(", ").append(field).append(" contains"));
        sorts.forEach(
                sort -> words.append(", by ").append(sort.field()).append(sort.descending() ? " descending" : ""));
        return words.toString();
    }
}
