package dev.efsshare.evidence.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class FlatTest {

  @Test
  void of_nestedJson_keepsEveryMemberByItsName() throws JsonProcessingException {
    String json =
        """
        {"AccessPointId":"fsap-1","PosixUser":{"Uid":1000,"SecondaryGids":[]},
         "Tags":[{"Key":"Name","Value":"x"}],"SubnetIds":["a","b"],"Encrypted":true,"Name":null,"CreationTime":1.7952732109E9}
        """;

    assertThat(Flat.of(new ObjectMapper().readTree(json)))
        .containsExactly(
            entry("AccessPointId", "fsap-1"),
            entry("PosixUser.Uid", "1000"),
            entry("PosixUser.SecondaryGids", "[]"),
            entry("Tags[0].Key", "Name"),
            entry("Tags[0].Value", "x"),
            entry("SubnetIds", "a, b"),
            entry("Encrypted", "true"),
            entry("Name", "null"),
            entry("CreationTime", "1795273210.9"));
  }
}
