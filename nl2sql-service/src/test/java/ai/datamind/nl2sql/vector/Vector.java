package ai.datamind.nl2sql.vector;

import com.fasterxml.jackson.databind.JsonNode;

/** What a server of vectors has to compute. */
final class Vector {
    private Vector() {}

    static float[] of(JsonNode numbers) {
        float[] vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++)
            vector[i] = (float) numbers.get(i).asDouble();
        return vector;
    }

    static double cosine(float[] a, float[] b) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
            first += a[i] * a[i];
            second += b[i] * b[i];
        }
        return product / Math.sqrt(first * second);
    }
}
