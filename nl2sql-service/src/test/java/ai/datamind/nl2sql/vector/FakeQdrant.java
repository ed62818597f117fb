package ai.datamind.nl2sql.vector;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.qdrant.client.grpc.Points.DeletePoints;
import io.qdrant.client.grpc.Points.DenseVector;
import io.qdrant.client.grpc.Points.PointStruct;
import io.qdrant.client.grpc.Points.PointsOperationResponse;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.SearchPoints;
import io.qdrant.client.grpc.Points.SearchResponse;
import io.qdrant.client.grpc.Points.UpdateResult;
import io.qdrant.client.grpc.Points.UpsertPoints;
import io.qdrant.client.grpc.Points.VectorOutput;
import io.qdrant.client.grpc.Points.VectorsOutput;
import io.qdrant.client.grpc.PointsGrpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** As much of Qdrant's gRPC protocol as a store needs. */
final class FakeQdrant extends PointsGrpc.PointsImplBase implements AutoCloseable {
    private final Server server;
    private final Map<String, PointStruct> kept = new LinkedHashMap<>();

    FakeQdrant() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(this)
                .build()
                .start();
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    @Override
    public synchronized void upsert(UpsertPoints asked, StreamObserver<PointsOperationResponse> answer) {
        asked.getPointsList().forEach(point -> kept.put(point.getId().getUuid(), point));
        done(answer);
    }

    @Override
    public synchronized void delete(DeletePoints asked, StreamObserver<PointsOperationResponse> answer) {
        asked.getPoints().getPoints().getIdsList().forEach(id -> kept.remove(id.getUuid()));
        done(answer);
    }

    @Override
    public synchronized void search(SearchPoints asked, StreamObserver<SearchResponse> answer) {
        float[] vector = vector(asked.getVectorList());
        SearchResponse.Builder found = SearchResponse.newBuilder();
        kept.values().stream()
                .map(point -> ScoredPoint.newBuilder()
                        .setId(point.getId())
                        .putAllPayload(point.getPayloadMap())
                        .setVectors(VectorsOutput.newBuilder()
                                .setVector(VectorOutput.newBuilder()
                                        .addAllData(numbers(point))
                                        .setDense(DenseVector.newBuilder().addAllData(numbers(point)))))
                        .setScore((float) Vector.cosine(vector, vector(point)))
                        .build())
                .sorted(Comparator.comparingDouble(ScoredPoint::getScore).reversed())
                .limit(asked.getLimit())
                .forEach(found::addResult);
        answer.onNext(found.build());
        answer.onCompleted();
    }

    private static void done(StreamObserver<PointsOperationResponse> answer) {
        answer.onNext(PointsOperationResponse.newBuilder()
                .setResult(UpdateResult.getDefaultInstance())
                .build());
        answer.onCompleted();
    }

    private static float[] vector(PointStruct point) {
        return vector(numbers(point));
    }

    private static List<Float> numbers(PointStruct point) {
        var vector = point.getVectors().getVector();
        return vector.hasDense() ? vector.getDense().getDataList() : vector.getDataList();
    }

    private static float[] vector(List<Float> numbers) {
        float[] vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++) vector[i] = numbers.get(i);
        return vector;
    }
}
